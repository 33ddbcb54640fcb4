/** @type {import('next').NextConfig} */
export default {
  agentRules: false,
  poweredByHeader: false,
  devIndicators: false,
  allowedDevOrigins: ['127.0.0.1'],
  turbopack: {
    resolveAlias: {
      'livekit-client': './dist/browser/livekit-client.mjs',
      // no browser parses a message: what reaches the pages is compiled (lib/i18n/compile.ts)
      'use-intl/format-message': 'use-intl/format-message/format-only',
    },
  },
  // `npm run check` holds the types, tests included; a start installs no test tools and must not need them.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    '@electric-sql/pglite',
    '@node-rs/argon2',
    'pg',
    'pg-boss',
    'livekit-server-sdk',
    'pdfkit',
    'undici',
    'yjs',
  ],
};
