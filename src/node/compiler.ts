/**
 * How eagerly V8 compiles, for whoever codes documents. The stages are a thousand functions none of which is hot: at the defaults
 * the optimising compiler, in threads beside each worker, took a third of the processor time of a run over sixty articles and
 * was still at it in the end. Functions have to be called four times as often before they are optimised, and less is inlined into
 * them; loops are optimised as before. Results don't hang on it.
 */
import { setFlagsFromString } from 'node:v8';

const FLAGS = ['--invocation-count-for-turbofan=12000', '--max-inlined-bytecode-size-cumulative=300'];

/** For the whole process, workers that are started later included. */
export function compileLess(): void {
  for (const flag of FLAGS) setFlagsFromString(flag);
}
