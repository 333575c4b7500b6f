import type { Clearance, Role } from './caller.js';

/** Somebody who can sign in at the embedded development issuer: client id `id`, secret `demo`. */
export interface DemoActor {
  id: string;
  name: string;
  roles: readonly Role[];
  department?: string;
  centre?: string;
  division?: string;
  clearance?: Clearance;
}

/** DI token of the `DemoActor[]`, supplied by a global module of the application. Without it nobody can sign in. */
export const DEMO_ACTORS = Symbol('DEMO_ACTORS');

export const DEMO_SECRET = 'demo';
