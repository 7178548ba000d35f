/** What SEFAZ says in the XML of a processed document (layout 4.00, protNFe/infProt). */
export interface SefazDecision {
	/** cStat, e.g. `778`. */
	code: string;
	/** xMotivo. */
	reason: string;
	/** nProt; only where it was authorized or denied. */
	protocol: string | null;
}

export function readSefazDecision(xml: unknown): SefazDecision | undefined {
	if (typeof xml !== 'string') return undefined;
	const answer = /<infProt\b[^>]*>([\s\S]*?)<\/infProt>/.exec(xml)?.[1];
	const code = tagIn(answer, 'cStat');
	const reason = tagIn(answer, 'xMotivo');
	return code === null || reason === null ? undefined : { code, reason, protocol: tagIn(answer, 'nProt') };
}

function tagIn(xml: string | undefined, name: string): string | null {
	const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml ?? '')?.[1]?.trim();
	return text ? withoutEntities(text) : null;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function withoutEntities(text: string): string {
	return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name]!);
}
