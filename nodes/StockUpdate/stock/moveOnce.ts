import type { IExecuteFunctions } from 'n8n-workflow';
import type { StockChange } from '../../../domain/documents/stock';
import type { SkuStock, StockMovement } from '../../../domain/ports/stock';
import { onceEach, type LineEnd, type Piece } from '../../../runtime/host/onceEach';

/** A movement of an item of the run: `piece` names what is moved as a whole, `line` this movement in it, no two alike. */
export interface PieceMovement extends StockMovement {
	piece: string;
	line: string;
}

/** Moves each line once, whatever is run again: n8n remembers the keys longer than a vendor does. Answers one change a line, in order. */
export async function moveOnce(
	context: IExecuteFunctions,
	vendor: string,
	skuStock: SkuStock,
	movements: readonly PieceMovement[],
): Promise<StockChange[]> {
	const pieces = piecesOf(movements);
	const at = (piece: number, line: number) => pieces[piece]!.movements[line]!;
	const changes = await onceEach<StockChange>(context, pieces, {
		work: async (places) => await skuStock.adjust(places.map(({ piece, line }) => at(piece, line))),
		repeated: ({ piece, line }) => alreadyMoved(vendor, at(piece, line)),
		unfinished: ({ piece, line }) => cutShort(vendor, at(piece, line)),
		endOf,
	});
	const byMovement = new Map(pieces.flatMap((piece, index) => piece.movements.map((movement, line) => [movement, changes[index]![line]!])));
	return movements.map((movement) => byMovement.get(movement)!);
}

/** Lines of one piece that follow each other; the same piece again is a repeat of the first. */
function piecesOf(movements: readonly PieceMovement[]): (Piece & { movements: PieceMovement[] })[] {
	const pieces: (Piece & { lines: string[]; movements: PieceMovement[] })[] = [];
	for (const movement of movements) {
		const last = pieces.at(-1);
		const belongs = last?.key === movement.piece && !last.lines.includes(movement.line);
		if (belongs) {
			last.lines.push(movement.line);
			last.movements.push(movement);
		} else pieces.push({ key: movement.piece, lines: [movement.line], movements: [movement] });
	}
	return pieces;
}

function endOf({ status }: StockChange): LineEnd {
	if (status === 'unknown' || status === 'failed') return status;
	return 'done';
}

export function alreadyMoved(vendor: string, { sku, location }: Pick<StockMovement, 'sku' | 'location'>): StockChange {
	return { vendor, sku, location, before: null, after: null, delta: 0, movementId: null, status: 'already_moved' };
}

function cutShort(vendor: string, line: StockMovement): StockChange {
	const reason = 'An earlier run of this item was cut short while it moved the stock: compare the stock by hand, nothing was moved again';
	return { ...alreadyMoved(vendor, line), status: 'unknown', reason };
}
