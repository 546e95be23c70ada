/** The OpenAPI description, worked out from the routes, so that it cannot drift from them. */
import { z } from 'zod';
import type { Route } from './route.ts';

export const FILTERS: Record<string, string> = {
  from: 'first day, YYYY-MM-DD',
  to: 'last day, YYYY-MM-DD',
  by: 'event or published',
  actor: 'actor ids, comma-separated; organs included',
  recipient: 'actor ids',
  party: 'actor ids, on either side',
  type: 'types',
  place: 'names or alpha-3 codes',
  status: 'statuses',
  publisher: 'publishers',
  saidBy: 'sources: an actor id, a name, or a kind',
  minConfidence: '0 to 1',
  text: 'words in the evidence or names',
  doc: 'a document id',
  incident: 'an incident id',
  review: 'live, all, unreviewed, accepted, rejected, edited, added, orphaned',
};

interface Extra {
  method: string;
  path: string;
  summary: string;
  query?: Record<string, string>;
  filtered?: boolean;
}

const parameter =
  (where: 'query' | 'path') =>
  ([name, description]: [string, string]) => ({
    name,
    in: where,
    required: where === 'path',
    description,
    schema: { type: 'string' },
  });

/** @param extra routes that the application serves itself: analyses, import, export */
export function openApi(routes: readonly Route[], extra: readonly Extra[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of [...routes, ...extra]) {
    const names = [...route.path.matchAll(/:(\w+)/g)].map((match) => [match[1]!, match[1]!] as [string, string]);
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    const query = { ...(route.filtered ? FILTERS : {}), ...route.query };
    const body =
      'body' in route && route.body
        ? {
            requestBody: {
              required: true,
              content: { 'application/json': { schema: z.toJSONSchema(route.body as z.ZodType, { io: 'input' }) } },
            },
          }
        : {};
    paths[path] ??= {};
    paths[path][route.method] = {
      summary: route.summary,
      parameters: [...names.map(parameter('path')), ...Object.entries(query).map(parameter('query'))],
      ...body,
      responses: {
        200: { description: 'done' },
        400: { description: 'what was asked cannot be done; `error` says why' },
        401: { description: 'no valid token' },
      },
    };
  }
  return { openapi: '3.1.0', info: { title: 'Entente workbench', version }, paths };
}
