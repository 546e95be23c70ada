/**
 * The ontology of a run. In: the knowledge port and the options. Out: the ontology that has the cues, and the one derived
 * from it where the user asked for that. A user's own file is parsed here, so that its faults carry file and line.
 */

import type { Ontology } from '../../ontology.ts';
import { parseOntology } from '../../parse-ontology.ts';
import type { StageContext } from '../../stage.ts';

export interface LoadedOntology {
  ontology: Ontology;
  derived: Ontology | null;
}

export function loadOntology(context: Pick<StageContext, 'resources' | 'options'>): LoadedOntology {
  const { knowledge } = context.resources;
  const read = (id: string): Ontology =>
    knowledge.memo(`ontology:${id}`, () => {
      const own = `ontologies/${id}.yaml`;
      return knowledge.has(own)
        ? parseOntology(knowledge.text(own), own)
        : (JSON.parse(knowledge.text(`ontologies/${id}.json`)) as Ontology);
    });
  const asked = read(context.options.ontology);
  return asked.base === null ? { ontology: asked, derived: null } : { ontology: read(asked.base), derived: asked };
}
