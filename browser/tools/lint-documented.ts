/// <reference lib="deno.unstable" />
/**
 * A rule for `deno lint`, which has none of its own: what other modules may use says in a sentence what it is. Tests
 * are left out: nobody uses them.
 */

type Node = Deno.lint.Node;

const documented: Deno.lint.Rule = {
  create(context) {
    if (/[\\/]tests[\\/]/.test(context.filename)) return {};
    const { text } = context.sourceCode;
    const check = (node: Node) => {
      const comment = context.sourceCode.getCommentsBefore(node).at(-1);
      const isDoc = comment?.type === "Block" && comment.value.startsWith("*");
      // Deno gives all comments before the node; only one directly above belongs to it.
      if (isDoc && !text.slice(comment.range[1], node.range[0]).trim()) return;
      const start = text.slice(...node.range).split("\n")[0];
      context.report({
        node,
        message: `nothing says what this is: ${start}`,
        hint: "write /** … */ above it",
      });
    };
    return {
      ExportNamedDeclaration(node) {
        if (node.declaration) check(node);
        if (node.declaration?.type !== "ClassDeclaration") return;
        for (const member of node.declaration.body.body) {
          if (member.type !== "MethodDefinition" || member.kind === "constructor") continue;
          if (member.accessibility !== "private") check(member);
        }
      },
    };
  },
};

/** The plugin, named in deno.json. */
export default { name: "self-check", rules: { documented } } satisfies Deno.lint.Plugin;
