/** What the media server says about who is connected to a room: a change, or everybody who is there at this moment. */
export type MediaNews =
  | {
      readonly kind: 'joined' | 'left';
      readonly room: string;
      readonly identity: string;
      /** Of this connection: somebody who comes again has another one. */
      readonly sid: string;
    }
  | { readonly kind: 'present'; readonly room: string; readonly sids: ReadonlyMap<string, string> };
