export { mod11Radix2, mod37Radix36 } from '../../dist/src/platform/identifiers/check-characters.js';
