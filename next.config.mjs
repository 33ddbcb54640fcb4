/** @type {import('next').NextConfig} */
export default {
  agentRules: false,
  poweredByHeader: false,
  devIndicators: false,
  serverExternalPackages: ['@electric-sql/pglite', '@node-rs/argon2', 'pg', 'livekit-server-sdk'],
};
