export { handleAuth as GET, handleAuth as POST } from '@/lib/accounts/sign-in/live';
