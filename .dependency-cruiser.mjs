/** Who may know whom. ARCHITECTURE.md explains the shape; here it is law. */
// a domain may hold folders of nouns (lib/boards/strokes) that speak the same vocabulary
const anywhere = '^lib/.*/(schema|rules|protocol|feature|permissions)\\.ts$';
const store = '^lib/.*/(data|mutations)\\.ts$';
const gate = '^lib/.*/gate\\.ts$';
const notTests = '\\.(test|db\\.test)\\.tsx?$|^lib/testing/';

/** `from` may know only the domains to its left (and shared, i18n, server by their own rules). */
const order = [
  ['accounts', []],
  ['classes', ['accounts']],
  ['lessons', ['accounts', 'classes']],
  ['classroom', ['accounts', 'classes', 'lessons']],
];
const ordered = order.map(([name]) => name);
const free = ['shared', 'i18n', 'server', 'testing'];

const domainRules = order.map(([name, may]) => ({
  name: `domain-order-${name}`,
  comment: 'accounts <- classes <- lessons <- classroom <- the features of a lesson',
  severity: 'error',
  from: {
    path: `^lib/${name}/`,
    pathNot: [
      notTests,
      '^lib/classroom/(schema|rules|live|lessons/live|seat/rules|seat/live|entry/live|client/.*)\\.ts$',
    ],
  },
  to: { path: '^lib/[^/]+/', pathNot: `^lib/(${[name, ...may, ...free].join('|')})/` },
}));

const vendor = (name, modules, allowed) => ({
  name: `one-door-${name}`,
  comment: `${name} has one door, so that it can be replaced and its quirks stay in one place`,
  severity: 'error',
  from: { path: '^(app|components|lib)/', pathNot: [allowed, notTests] },
  to: { path: `(^|/)node_modules/(${modules})/` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(server-only|\\.\\./dist/)' },
    },
    {
      name: 'nothing-imports-app',
      severity: 'error',
      from: { path: '^(components|lib|tools|e2e|bench)/' },
      to: { path: '^app/', pathNot: '^app/globals\\.css$' },
    },
    {
      name: 'lib-not-to-components',
      severity: 'error',
      from: { path: '^lib/', pathNot: notTests },
      to: { path: '^components/' },
    },
    {
      name: 'ui-knows-no-domain',
      severity: 'error',
      from: { path: '^components/ui/', pathNot: notTests },
      to: { path: '^(components|lib)/', pathNot: '^(components/ui|lib/shared|lib/i18n)/' },
    },
    {
      name: 'browser-enters-lib-by-its-doors',
      comment: 'lib/server is out of reach of the browser by name, not by discipline',
      severity: 'error',
      from: { path: '^(components/|lib/[^/]+/client/)', pathNot: notTests },
      to: {
        path: '^lib/',
        pathNot: ['^lib/(shared|i18n)/', anywhere, '^lib/[^/]+/actions\\.ts$', '^lib/[^/]+/client/'],
      },
    },
    {
      name: 'browser-never-enters-the-server',
      severity: 'error',
      from: { path: '^(components/|lib/[^/]+/client/)', pathNot: notTests },
      to: { path: '^lib/(server|testing)/' },
    },
    {
      name: 'isomorphic-stays-isomorphic',
      comment:
        'schema, rules, protocol, feature and permissions run anywhere: no server, no browser engine, no Node',
      severity: 'error',
      from: { path: anywhere, pathNot: ['^lib/(server|i18n|testing)/'] },
      to: {
        path: '^(lib|components|app)/',
        pathNot: ['^lib/(shared|i18n)/', anywhere],
      },
    },
    {
      name: 'isomorphic-uses-no-node',
      severity: 'error',
      from: { path: [anywhere, '^lib/shared/'], pathNot: ['^lib/server/', notTests] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-knows-nobody',
      severity: 'error',
      from: { path: '^lib/shared/', pathNot: notTests },
      to: { path: '^(lib|components|app)/', pathNot: '^lib/shared/' },
    },
    {
      name: 'client-engines-without-react',
      severity: 'error',
      from: { path: '^lib/[^/]+/client/', pathNot: notTests },
      to: { path: '(^|/)node_modules/(react|react-dom|next)/' },
    },
    {
      name: 'database-behind-data-and-mutations',
      severity: 'error',
      from: {
        path: '^(app|components|lib)/',
        pathNot: [store, '^lib/(server|testing)/', notTests],
      },
      to: { path: '^lib/server/db\\.ts$' },
    },
    {
      name: 'only-a-gate-works-without-a-school',
      comment: 'the unscoped client and the making of a scope belong to gates: what proves who somebody is',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: [gate, '^lib/(server|testing)/', notTests] },
      to: { path: '^lib/server/(unscoped|scope)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'prisma-behind-the-server',
      severity: 'error',
      from: {
        path: '^(app|components|lib)/',
        pathNot: [store, '^lib/(server|testing)/', notTests],
      },
      to: { path: '^lib/server/prisma/|(^|/)node_modules/@prisma/' },
    },
    {
      name: 'pages-read-through-loaders',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/api/' },
      to: { path: store },
    },
    {
      name: 'product-knows-no-tests',
      severity: 'error',
      from: { path: '^(app|components|lib|tools)/', pathNot: notTests },
      to: { path: '^(lib/testing/|e2e/|bench/)|\\.test\\.tsx?$' },
    },
    {
      name: 'only-the-process-knows-the-build-tools',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: notTests },
      to: { path: '^tools/' },
    },
    ...domainRules,
    {
      name: 'features-do-not-know-each-other',
      comment: 'a feature knows the domains below it; two features meet in the classroom, never directly',
      severity: 'error',
      from: { path: '^lib/([^/]+)/', pathNot: [`^lib/(${[...ordered, ...free].join('|')})/`, notTests] },
      to: { path: '^lib/[^/]+/', pathNot: `^lib/($1|${[...ordered, ...free].join('|')})/` },
    },
    {
      name: 'classroom-registry-takes-features-only',
      severity: 'error',
      from: { path: '^lib/classroom/rules\\.ts$' },
      to: {
        path: '^lib/[^/]+/',
        pathNot: [`^lib/(${[...ordered, 'shared'].join('|')})/`, '^lib/[^/]+/feature\\.ts$'],
      },
    },
    vendor(
      'livekit-client',
      'livekit-client',
      '^(lib/(classroom|media)/client|components/(classroom|media))/',
    ),
    vendor('livekit-server-sdk', 'livekit-server-sdk', '^lib/server/'),
    vendor('tldraw', 'tldraw|@tldraw', '^components/boards/'),
    vendor('pdfjs', 'pdfjs-dist', '^lib/boards/client/files/'),
    vendor('ws', 'ws', '^lib/server/'),
    vendor('pg-boss', 'pg-boss', '^lib/server/jobs/'),
    vendor('next-auth', 'next-auth', '^(lib/accounts|app/api/auth)/'),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^lib/server/prisma/'] },
    exclude: { path: '^(\\.next|dist|data|\\.cache)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
    cache: false,
  },
};
