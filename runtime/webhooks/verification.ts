import type { Verification } from '../../domain/ports/eventSource';

export const accepted: Verification = { valid: true };

/** `reason` is told to the sender; nothing secret may stand in it. */
export function refused(reason: string): Verification {
	return { valid: false, reason };
}

/** Refuses everything as long as the credential has no secret. `secret`: the field's label, with its quotes. */
export function refusedWithoutSecret(secret: string): Verification {
	return refused(`The credential has no ${secret}, so a genuine delivery cannot be told from a forged one`);
}
