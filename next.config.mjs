/** @type {import('next').NextConfig} */
export default {
  agentRules: false,
  poweredByHeader: false,
  devIndicators: false,
  allowedDevOrigins: ['127.0.0.1'],
  // `npm run check` holds the types, tests included; a start installs no test tools and must not need them.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@electric-sql/pglite', '@node-rs/argon2', 'pg', 'livekit-server-sdk', 'yjs'],
};
