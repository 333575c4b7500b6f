import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A predecessor that is just being stopped gets this long to let go of the port. */
const WAIT_MS = 5_000;

/** @throws Error in words for the operator when somebody else keeps the port */
export async function waitForPort(host: string, port: number): Promise<void> {
  const deadline = Date.now() + WAIT_MS;
  while (!(await isFree(host, port))) {
    if (Date.now() > deadline) {
      throw new Error(`Port ${port} on ${host} is in use. Stop the program that holds it, or set PORT to another one.`);
    }
    await sleep(250);
  }
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen({ host, port }, () => server.close(() => resolve(true)));
  });
}
