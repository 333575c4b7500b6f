import { stopServersOf } from './stop-servers.mjs';

export default async function globalTeardown() {
  const folder = process.env.YICHUANG_TEST_FOLDER;
  if (folder) await stopServersOf(folder);
}
