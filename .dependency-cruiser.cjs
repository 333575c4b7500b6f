/**
 * The direction of imports (docs/adr, "Modules"). `npm run check` runs these rules over the whole repository, and
 * test/contracts/boundaries.spec.ts feeds them bad imports and expects red.
 */
const SPECS = '\\.spec\\.ts$';

/** Who may import whom below src/. What is not listed is forbidden. */
const MAY_IMPORT = {
  calendar: [],
  platform: [],
  organisation: ['platform'],
  catalogue: ['platform', 'organisation', 'calendar'],
  requests: ['platform', 'organisation', 'calendar', 'catalogue', 'department-kit'],
  deadlines: ['platform', 'organisation', 'calendar', 'catalogue', 'department-kit', 'requests'],
  desk: ['platform', 'organisation', 'calendar', 'catalogue', 'department-kit', 'requests', 'deadlines'],
  casework: ['platform', 'organisation', 'calendar', 'catalogue', 'department-kit', 'requests', 'deadlines'],
  supervision: ['platform', 'organisation', 'calendar', 'catalogue', 'department-kit', 'requests', 'deadlines'],
  ledgers: ['platform', 'organisation', 'catalogue', 'department-kit'],
  'follow-ups': ['platform', 'organisation', 'calendar', 'catalogue', 'department-kit', 'requests', 'deadlines'],
  notifications: ['platform', 'organisation', 'calendar', 'catalogue', 'department-kit', 'requests', 'deadlines'],
  'department-kit': ['platform', 'calendar', 'catalogue'],
  departments: ['platform', 'calendar', 'catalogue', 'department-kit'],
  demo: ['platform', 'organisation', 'calendar', 'catalogue', 'department-kit'],
};

const directions = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  name: `direction-${folder}`,
  comment: `src/${folder} may import only: ${[folder, ...allowed].join(', ')}.`,
  severity: 'error',
  from: { path: `^src/${folder}/`, pathNot: SPECS },
  to: { path: '^(src|migrations|test|scripts)/', pathNot: [folder, ...allowed].map((name) => `^src/${name}/`) },
}));

module.exports = {
  forbidden: [
    ...directions,
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one thing, or lack a third that both may know.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'calendar-is-pure',
      comment: 'Arithmetic over dates needs no package, so that anybody can check it.',
      severity: 'error',
      from: { path: '^src/calendar/', pathNot: `${SPECS}|/test-cases/` },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'core'] },
    },
    {
      name: 'department-to-department',
      comment: 'Departments know each other only through the requests that name them.',
      severity: 'error',
      from: { path: '^src/departments/([^/]+)/' },
      to: { path: '^src/departments/', pathNot: '^src/departments/$1/' },
    },
    {
      name: 'through-the-index',
      comment: 'A folder shows what others may use in its index.ts.',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: [SPECS, '^src/(platform|departments)/'] },
      to: {
        path: '^src/[^/]+/',
        pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', '^src/platform/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'through-the-index-of-platform-parts',
      comment: 'Each folder of the platform shows what others may use in its index.ts.',
      severity: 'error',
      from: { path: '^src/platform/([^/]+)/', pathNot: SPECS },
      to: { path: '^src/platform/', pathNot: ['^src/platform/$1/', '^src/platform/[^/]+/index\\.ts$'] },
    },
    {
      name: 'through-the-index-from-departments',
      comment: 'A folder shows what others may use in its index.ts.',
      severity: 'error',
      from: { path: '^src/departments/', pathNot: SPECS },
      to: {
        path: '^src/',
        pathNot: ['^src/departments/', '^src/[^/]+/index\\.ts$', '^src/platform/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'through-the-index-from-the-root',
      comment: 'Even the files that know everything use what a folder shows.',
      severity: 'error',
      from: { path: '^(src/[^/]+|migrations/[^/]+)\\.ts$' },
      to: {
        path: '^src/[^/]+/',
        pathNot: ['^src/[^/]+/index\\.ts$', '^src/platform/[^/]+/index\\.ts$', '^src/platform/platform\\.module\\.ts$'],
      },
    },
    {
      name: 'migrations-stand-alone',
      comment: 'A migration runs the same for ever; what it takes from the program could change under it.',
      severity: 'error',
      from: { path: ['^migrations/\\d', '^src/departments/[^/]+/migrations/'] },
      to: { path: '^(src|test)/' },
    },
    {
      name: 'not-to-tests',
      comment: 'The program does not need its tests.',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: SPECS },
      to: { path: ['^test/', SPECS] },
    },
    {
      name: 'not-to-development-packages',
      comment: 'Production installs leave them out.',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: SPECS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '/node_modules/@types/' },
    },
    {
      name: 'resolvable',
      comment: 'Such an import works in no process.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.data|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
