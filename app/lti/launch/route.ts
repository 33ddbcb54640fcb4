export { handleLaunch as POST } from '@/lib/lti/door/live';
