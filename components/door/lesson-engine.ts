/** What comes after "Los!" as one download: apart, the board behind it would bring the wire's code a second time. */
export { PupilClassroom } from '@/components/classroom/pupil/pupil-classroom';
export { createClassroom } from '@/lib/classroom/client/classroom-store';
