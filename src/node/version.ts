/** The engine's version: part of every run's key and of `--version`. */
export const ENGINE_VERSION = '0.1.0';
