/** Cards of one sign that open a door and were never used: printing again and again must not pile up keys. */
export const unusedCardsMax = 5;

type CardRow = {
  readonly id: string;
  readonly createdAt: Date;
  readonly firstUsedAt: Date | null;
  readonly revokedAt: Date | null;
};

/** Which cards end when one more is printed: the oldest unused ones above the limit. Used ones go on until the new one is used. */
export function cardsToEnd(cards: readonly CardRow[]): string[] {
  return cards
    .filter((card) => card.revokedAt === null && card.firstUsedAt === null)
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
    .slice(unusedCardsMax - 1)
    .map((card) => card.id);
}

/** The link of a card. The version stands before the secret, the secret behind `#`, where no log sees it. */
export function cardPath(secret: string): string {
  return `/k#1.${secret}`;
}
