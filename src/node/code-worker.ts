/** Entry of a worker thread: one engine a thread, opened at the first task. */
import { workerData } from 'node:worker_threads';
import { type CodeTask, type CodeTaskResult, createCodeTask } from './code-task.ts';
import type { CoderOptions } from './coder-options.ts';

// Piscina hands workerData on as the second element of its own.
const options = (Array.isArray(workerData) ? workerData[1] : workerData) as CoderOptions;
const codeTask = createCodeTask(options);

export default function work(task: CodeTask): Promise<CodeTaskResult[]> {
  return codeTask(task);
}
