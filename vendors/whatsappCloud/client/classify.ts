import { graphFailure } from '../../../runtime/meta/graphFailure';
import { meanings } from './errorCodes';
import { answering } from './vendor';

export const classify = graphFailure(answering.name, meanings);
