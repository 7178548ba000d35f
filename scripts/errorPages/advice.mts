/** What the package says where the code has nothing better, as it stands there. */
import ts from 'typescript';
import { constantOf } from './sources.mts';
import { textsOf } from './texts.mts';

export type ErrorClass = 'transient' | 'rateLimited' | 'auth' | 'validation' | 'notFound' | 'conflict' | 'rejected' | 'unknownOutcome';

/** By class. */
export function classAdvice(): Record<ErrorClass, string> {
  const list = constantOf('runtime/errors/advice.ts', 'advice') as ts.ObjectLiteralExpression;
  const texts = list.properties.filter(ts.isPropertyAssignment).map(({ name, initializer }) => [name.getText(), textsOf(initializer)[0]!]);
  return Object.fromEntries(texts) as Record<ErrorClass, string>;
}

/** How an order that was corrected is started once more. */
export const startAnew = (): string => textsOf(constantOf('domain/checks/startAnew.ts', 'startAnew'))[0]!;

/** The same where the node reads it again. */
export const retryReadsAgain = (): string => textsOf(constantOf('domain/checks/startAnew.ts', 'retryReadsAgain'))[0]!;
