export { DEMO_CENTRES, demoActors } from './demo-organisation.js';
