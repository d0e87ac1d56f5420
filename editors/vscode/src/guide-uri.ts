// A guide as a document: `sekisho-guide:/aws/s3/public-access-block.md` shows the guide `aws/s3/public-access-block`.

export const guideScheme = 'sekisho-guide';

const guideId = /^[a-z0-9][a-z0-9.-]*(\/[a-z0-9][a-z0-9.-]*)+$/;

/** Whether this can be the id of a guide. The code `syntax` of a syntax error cannot. */
export function isGuideId(value: unknown): value is string {
  return typeof value === 'string' && guideId.test(value);
}

/** The ending makes the editor treat the document as Markdown. */
export function guidePath(id: string): string {
  return `/${id}.md`;
}

export function guideOfPath(documentPath: string): string | undefined {
  const id = documentPath.replace(/^\//, '').replace(/\.md$/, '');
  return documentPath === guidePath(id) && isGuideId(id) ? id : undefined;
}

/** The guides that diagnostics name, each once, in the order in which they come. */
export function guidesOf(diagnostics: Iterable<{ readonly source?: string | undefined; readonly code?: unknown }>) {
  const ids = new Set<string>();
  for (const { source, code } of diagnostics) {
    const id = typeof code === 'object' && code !== null && 'value' in code ? code.value : code;
    if (source === 'sekisho' && isGuideId(id)) {
      ids.add(id);
    }
  }
  return [...ids];
}
