export { handleLogin as GET, handleLogin as POST } from '@/lib/lti/door/live';
