/** Entry of a query thread: a connection of its own, read-only, and the reading routes by path. */
import { workerData } from 'node:worker_threads';
import { EntenteError } from '../engine/errors.ts';
import { openStore, type Store } from '../store/store.ts';
import { NotFound, type RouteInput } from './route.ts';
import { ROUTES } from './routes/index.ts';

export interface QueryTask {
  path: string;
  input: RouteInput;
}

/** Errors lose their class between threads: they travel as data. The answer is text, so that it is encoded here. */
export type QueryAnswer = { json: string } | { error: string; status: 400 | 404 };

const { project } = (Array.isArray(workerData) ? workerData[1] : workerData) as { project: string };
let store: Store | null = null;

export default function answer({ path, input }: QueryTask): QueryAnswer {
  const route = ROUTES.find((one) => one.method === 'get' && one.path === path);
  if (!route) throw new Error(`no reading route ${path}`);
  store ??= openStore(project, 'read');
  try {
    return { json: JSON.stringify(route.run(store, input)) };
  } catch (error) {
    if (error instanceof NotFound) return { error: error.message, status: 404 };
    if (error instanceof EntenteError && error.exit === 2) return { error: error.message, status: 400 };
    throw error;
  }
}
