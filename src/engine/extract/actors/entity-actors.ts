/**
 * The stage `entity-actors`. In: entities and actor mentions. Out: `entity.actor`, the id of whoever the entity's name
 * turned out to be: that of the mention whose head stands in the entity, the narrowest where several do.
 */
import type { Stage } from '../../stage.ts';

export const entityActors: Stage = {
  name: 'entity-actors',
  version: '1',
  needs: ['entity', 'token', 'actor'],
  makes: [],
  amends: 'entity',
  run: ({ entity, token, actor }) => {
    const heads = actor
      .filter((mention) => mention.actor.id !== null && !mention.ambiguous)
      .map((mention) => ({ mention, at: token[mention.head]!.start, width: mention.end - mention.start }))
      .sort((a, b) => a.at - b.at || a.width - b.width);
    const amendments = [];
    let first = 0;
    for (const { id, start, end } of [...entity].sort((a, b) => a.start - b.start)) {
      while (first < heads.length && heads[first]!.at < start) first++;
      const found = heads[first];
      if (found && found.at < end) amendments.push({ id, set: { actor: found.mention.actor.id } });
    }
    return { amendments };
  },
};
