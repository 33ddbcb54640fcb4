/** What a lesson cannot do without. Mail and chat apps often lack it; then an adult must open a real browser. */
export function canJoin(): boolean {
  return typeof RTCPeerConnection !== 'undefined' && typeof WebSocket !== 'undefined';
}
