import { Messages } from '@/components/shell/messages-boundary';
import type { PointsPlace } from '@/lib/lti/points/schema';
import { PointsCard } from './points-card';

type Props = { readonly lessonId: string; readonly places: readonly PointsPlace[] };

export function PointsCards({ lessonId, places }: Props) {
  return (
    <Messages namespaces={['lti']}>
      {places.map((place) => (
        <PointsCard key={place.deploymentRow} lessonId={lessonId} place={place} />
      ))}
    </Messages>
  );
}
