import type { Media, TemplateMessage } from '../../../domain/ports/messenger';

/** What a template says to this customer. */
export function contentOfTemplate({ values, header }: Pick<TemplateMessage, 'values' | 'header'>): string[] {
	return [...Object.values(values).map(stableText), ...(header ? [nameOfFile(header)] : [])];
}

/** What tells one file from the next although the same file may be made anew, with other bytes, for a repeated event. */
export function nameOfFile({ kind, source, fileName }: Media): string {
	if ('link' in source) return stableText(source.link);
	return 'id' in source ? source.id : `${kind} ${fileName ?? ''}`;
}

/** A link to a file may be signed anew each time that it is asked for; what it leads to stays the same. */
function stableText(text: string): string {
	return text.replace(/([?&](?:x-amz-[\w-]+|x-goog-[\w-]+|signature|expires|token|sig|se|sp|sv)=)[^&#\s]*/gi, '$1');
}
