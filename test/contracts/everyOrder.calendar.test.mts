import { everyOrder } from './reliability/everyOrder.mts';
import { calendarOperations } from './reliability/operations/calendar.mts';

everyOrder(calendarOperations);
