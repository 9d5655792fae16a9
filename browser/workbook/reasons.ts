import type { FileKind } from "../core/file-kinds.ts";
import type { AboutRefusal } from "./about.ts";
import type { BookRefusal } from "./cells.ts";
import { _ } from "../ui/texts.ts";

/** Why an office program's file cannot be handed in, with what to do instead. */
export type OfficeRefusal =
  | Exclude<FileKind, "zip" | "text" | "not-an-assessment" | "other-archive">
  | Exclude<AboutRefusal, "newer-format">
  | BookRefusal;

/** The same in words. */
export function officeReason(code: OfficeRefusal): string {
  switch (code) {
    case "csv-file":
      return _("CSV 是给程序用的，不能这样交。请交 Excel 自评表，或者网页上“保存到文件”得到的文件");
    case "word-file":
      return _("Word 表格供打印后手工填写，不能这样交。请交 Excel 自评表，或者网页上“保存到文件”得到的文件");
    case "workbook-old":
      return _("这种格式的表格无法读取，请在表格软件里另存为 .xlsx");
    case "workbook-encrypted":
      return _("文件有打开密码，请去掉密码后再保存一次");
    case "workbook-other":
      return _("不是本站的自评表，或者隐藏的“self-check”工作表已被删除");
    case "workbook-broken":
      return _("表格文件已损坏");
    case "workbook-too-large":
      return _("表格文件太大，不是自评表");
  }
}
