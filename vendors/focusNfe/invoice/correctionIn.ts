const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of a letter of correction (`xCorrecao` of the event's XML). */
export function correctionIn(xml: string): string | undefined {
	const text = /<xCorrecao>([^<]*)<\/xCorrecao>/.exec(xml)?.[1];
	return text?.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name]!);
}
