export { PublicRate } from './public-rate.js';
