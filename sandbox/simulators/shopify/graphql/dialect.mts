/**
 * Validation errors in the vendor's words. graphql-js finds them; its sentences (frozen within version 16) are turned into the
 * vendor's message, code and extensions.
 */
import { GraphQLError, type DocumentNode } from 'graphql';
import { pathTo } from './errorPath.mts';

interface Phrase {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

type Translation = readonly [RegExp, (...groups: string[]) => Phrase];

const argumentNotAccepted = (owner: 'Field' | 'InputObject', name: string, argument: string): Phrase => ({
  message: `${owner} '${name}' doesn't accept argument '${argument}'`,
  extensions: { code: 'argumentNotAccepted', name, typeName: owner, argumentName: argument },
});

const translations: readonly Translation[] = [
  [
    /^Cannot query field "(\w+)" on type "(\w+)"/,
    (fieldName, typeName) => ({
      message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
      extensions: { code: 'undefinedField', typeName, fieldName },
    }),
  ],
  [/^Unknown argument "(\w+)" on field "\w+\.(\w+)"/, (argument, field) => argumentNotAccepted('Field', field!, argument!)],
  [/^Field "(\w+)" is not defined by type "(\w+)"/, (field, type) => argumentNotAccepted('InputObject', type!, field!)],
  [
    /^Field "(\w+)" argument "(\w+)" of type "[^"]+" is required/,
    (name, argument) => ({
      message: `Field '${name}' is missing required arguments: ${argument}`,
      extensions: { code: 'missingRequiredArguments', className: 'Field', name, arguments: argument },
    }),
  ],
  [
    /^Field "(\w+)\.(\w+)" of required type "([^"]+)" was not provided/,
    (type, argument, expected) => ({
      message: `Argument '${argument}' on InputObject '${type}' is required. Expected type ${expected}`,
      extensions: { code: 'missingRequiredInputObjectAttribute', argumentName: argument, argumentType: expected, inputObjectType: type },
    }),
  ],
  [
    /^Variable "\$(\w+)" is not defined(?: by operation "(\w+)")?/,
    (variable, operation) => ({
      message: `Variable $${variable} is used by ${operation ?? 'anonymous operation'} but not declared`,
      extensions: { code: 'variableNotDefined', variableName: variable },
    }),
  ],
  [
    /^Variable "\$(\w+)" is never used(?: in operation "(\w+)")?/,
    (variable, operation) => ({
      message: `Variable $${variable} is declared by ${operation ?? 'anonymous operation'} but not used`,
      extensions: { code: 'variableNotUsed', variableName: variable },
    }),
  ],
  [
    /^Variable "\$(\w+)" of type "([^"]+)" used in position expecting type "([^"]+)"/,
    (variable, given, expected) => ({
      message: `Type mismatch on variable $${variable} (${given} / ${expected})`,
      extensions: { code: 'variableMismatch', variableName: variable, typeName: given, errorMessage: 'Type mismatch' },
    }),
  ],
  [
    /^Field "(\w+)" of type "([^"]+)" must have a selection of subfields/,
    (field, type) => ({
      message: `Field must have selections (field '${field}' returns ${type} but has no selections. Did you mean '${field} { ... }'?)`,
      extensions: { code: 'selectionMismatch', nodeName: `field '${field}'`, typeName: type },
    }),
  ],
  [
    /^Field "(\w+)" must not have a selection since type "([^"]+)" has no subfields/,
    (field, type) => ({
      message: `Selections can't be made on scalars (field '${field}' returns ${type} but has selections)`,
      extensions: { code: 'selectionMismatch', nodeName: `field '${field}'`, typeName: type },
    }),
  ],
  [
    /^Directive "@(\w+)" may not be used on (\w+)/,
    (directive, place) => ({
      message: `'@${directive}' can't be applied to ${place === 'MUTATION' ? 'mutations' : place!.toLowerCase()} (allowed: fields)`,
      extensions: { code: 'directiveCannotBeApplied', targetName: place, name: directive },
    }),
  ],
  [
    /^Unknown directive "@(\w+)"/,
    (directive) => ({
      message: `Directive @${directive} is not defined`,
      extensions: { code: 'undefinedDirective', directiveName: directive },
    }),
  ],
  [
    /^Directive "@(\w+)" argument "(\w+)" of type "[^"]+" is required/,
    (directive, argument) => ({
      message: `Directive '${directive}' is missing required arguments: ${argument}`,
      extensions: { code: 'missingRequiredArguments', className: 'Directive', name: directive, arguments: argument },
    }),
  ],
  [
    /^Unknown argument "(\w+)" on directive "@(\w+)"/,
    (argument, directive) => ({
      message: `Directive '${directive}' doesn't accept argument '${argument}'`,
      extensions: { code: 'argumentNotAccepted', name: directive, typeName: 'Directive', argumentName: argument },
    }),
  ],
  [
    /^Unknown type "(\w+)"/,
    (type) => ({
      message: `No such type ${type}, so it can't be a fragment condition`,
      extensions: { code: 'undefinedType', typeName: type },
    }),
  ],
  [
    /^Value "[^"]*" does not exist in "(\w+)" enum|^(?:Enum "(\w+)" cannot represent|Expected value of type "([^"]+)"|(\w+) cannot represent)/,
    (...types) => {
      const type = types.slice(0, 4).find(Boolean);
      return {
        message: `Argument has an invalid value. Expected type '${type}'.`,
        extensions: { code: 'argumentLiteralsIncompatible', typeName: type },
      };
    },
  ],
];

export function inShopifysWords(error: GraphQLError, document: DocumentNode): GraphQLError {
  const phrase = phraseOf(error.message);
  const path = pathTo(document, error.nodes?.[0]);
  return new GraphQLError(phrase.message, { nodes: error.nodes?.slice(0, 1), path, extensions: phrase.extensions });
}

function phraseOf(message: string): Phrase {
  for (const [pattern, phrase] of translations) {
    const match = pattern.exec(message);
    if (match) return phrase(...match.slice(1));
  }
  return { message, extensions: { code: 'invalid' } };
}
