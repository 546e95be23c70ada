export async function runPeers(_c: string, _j: boolean): Promise<unknown> { return {}; }
