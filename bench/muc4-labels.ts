/** Which entities of a document fill which slots of its templates: what the roles head is trained to say. */
import type { Template } from './muc4-data.ts';
import type { Entity } from './muc4-entities.ts';
import type { Role } from './muc4-roles.ts';
import { agree, normal } from './muc4-roles.ts';

export interface Label {
  entity: number;
  role: number;
  template: number;
  /** Fillers with one number are one participant, whatever the template. */
  filler: number;
  required: boolean;
}

/** A filler belongs to every entity one of whose mentions agrees with one of its strings. */
export function labelEntities(
  entities: readonly Entity[],
  templates: readonly Template[],
  roles: readonly Role[],
): Label[] {
  const texts = entities.map(({ mentions }) => [...new Set(mentions.map(({ text }) => text).filter(Boolean))]);
  const numbers = new Map<string, number>();
  return templates.flatMap((template, at) =>
    roles.flatMap((name, role) =>
      (template.slots[name] ?? []).flatMap((filler) => {
        const strings = filler.strings.map(normal);
        const key = `${name}|${strings.join('|')}`;
        const number = numbers.get(key) ?? numbers.size;
        numbers.set(key, number);
        return texts.flatMap((each, entity): Label[] =>
          each.some((text) => strings.some((string) => agree(text, string)))
            ? [{ entity, role, template: at, filler: number, required: !filler.optional && !template.optional }]
            : [],
        );
      }),
    ),
  );
}
