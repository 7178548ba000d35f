/** What is unpaid, forgotten or out of step: the templates of it, and how each is tried. */
import type { Session } from '../session.mts';
import { checkoutTemplate, tryCheckouts, type TriedCheckouts } from './tryCheckouts.mts';
import { reminderTemplate, tryReminders, type TriedReminders, type UnpaidOptions } from './tryReminders.mts';
import { stockTemplate, tryStock, type TriedStock } from './tryStock.mts';
import { tableTemplate, tryTable, type TriedTable } from './tryTable.mts';

export type TriedUnpaid = TriedReminders | TriedCheckouts | TriedStock | TriedTable;

export const unpaidTemplates: Readonly<Record<string, (session: Session, options: UnpaidOptions) => Promise<TriedUnpaid>>> = {
  [reminderTemplate.name]: tryReminders,
  [checkoutTemplate.name]: tryCheckouts,
  [stockTemplate.name]: tryStock,
  [tableTemplate.name]: tryTable,
};
