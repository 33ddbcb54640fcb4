import { authHandler } from '@/lib/accounts/sign-in/live';
import { openDoor } from '@/lib/sign-on/entry/live';

const handle = authHandler(openDoor);
export { handle as GET, handle as POST };
