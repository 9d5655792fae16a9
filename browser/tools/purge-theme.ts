// Takes out of the theme's style sheets what no page of the built site and no script names: a third of their weight.
// Called with the folder of the site.
import { PurgeCSS } from "purgecss";

const [site] = Deno.args;
const assets = `${site}/assets`;
const purged = await new PurgeCSS().purge({
  content: [`${site}/**/*.html`, `${assets}/javascripts/*.js`],
  css: [`${assets}/stylesheets/{main,palette}.*.css`],
});
for (const { file, css } of purged) {
  // The theme's source map would no longer fit.
  Deno.writeTextFileSync(file!, css.replace(/\n?\/\*# sourceMappingURL=.*?\*\//, ""));
  Deno.removeSync(`${file}.map`);
}
