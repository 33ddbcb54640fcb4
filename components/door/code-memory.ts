import type { CodeObject } from '@/lib/shared/signs';

let remembered: { readonly linkCode: string; readonly objects: CodeObject[] } | null = null;

/** Between the page of the picture code and the class door; in memory only, a reload enters as by link. */
export function rememberCode(linkCode: string, objects: CodeObject[]): void {
  remembered = { linkCode, objects };
}

export function recallCode(linkCode: string): CodeObject[] | null {
  return remembered?.linkCode === linkCode ? remembered.objects : null;
}
