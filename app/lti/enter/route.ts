export { handleEnter as GET } from '@/lib/lti/enter/live';
