/** Where in the document an error stands, the way the vendor writes it: ["query Orders", "orders", "nodes", "x"]. */
import { BREAK, Kind, visit, type ASTNode, type DocumentNode } from 'graphql';

function step(node: ASTNode): string[] {
  switch (node.kind) {
    case Kind.OPERATION_DEFINITION:
      return [node.name ? `${node.operation} ${node.name.value}` : node.operation];
    case Kind.FRAGMENT_DEFINITION:
      return [`fragment ${node.name.value}`];
    case Kind.FIELD:
      return [node.alias?.value ?? node.name.value];
    case Kind.INLINE_FRAGMENT:
      return [`... on ${node.typeCondition?.name.value ?? ''}`.trim()];
    case Kind.ARGUMENT:
    case Kind.OBJECT_FIELD:
      return [node.name.value];
    default:
      return [];
  }
}

export function pathTo(document: DocumentNode, target: ASTNode | undefined): string[] {
  let found: string[] = [];
  visit(document, {
    enter(node, _key, _parent, _path, ancestors) {
      if (node !== target) return undefined;
      const nodes = ancestors.filter((ancestor): ancestor is ASTNode => !Array.isArray(ancestor));
      found = [...nodes, node].flatMap(step);
      return BREAK;
    },
  });
  return found;
}
