import type { FileRefusal, RefusalCode } from "../core/assessment.ts";
import { spoiltBy } from "../core/pasted-text.ts";
import { _ } from "../ui/texts.ts";

/** Why a file is not opened. */
export function fileRefusal(code: FileRefusal, text: string): string {
  switch (code) {
    case "too-large":
      return _("文件太大，不是自查文件。");
    case "newer-format":
      return _("这个文件来自较新版本的网站，这里无法打开，请使用新的网站。");
    case "not-json":
      return notJson(text);
    default:
      return _("这个文件不是自查文件。");
  }
}

function notJson(text: string): string {
  switch (spoiltBy(text)) {
    case "quotes":
      return _("聊天或邮件软件把引号换成了中文引号，内容无法读取。请改为发送文件，或者重新复制原文。");
    case "cut-short":
      return _("内容不完整，后面的部分缺失。请重新复制全部内容，或者改为发送文件。");
    default:
      return _("这个文件不是自查文件，或者内容已损坏。");
  }
}

/** Why a part of a file is not taken. */
export function refusal(code: RefusalCode): string {
  switch (code) {
    case "unknown-rating":
      return _("没有这一档");
    case "unknown-option":
      return _("没有这种单位情况");
    case "unknown-field":
      return _("不认识的字段");
    case "bad-date":
      return _("日期有误");
    case "no-result":
      return _("公式没有结果");
    case "no-reason":
      return _("选了“不适用”，没有写理由");
    case "no-row":
      return _("这一行没有编号，不知道是哪条要求");
    case "not-taken":
      return _("这一格的内容不采用");
    case "twice":
      return _("这条要求已有另一行，内容不同");
    case "too-long":
    case "too-many":
    case "and-more":
      return _("超出限度");
    default:
      return _("内容有误");
  }
}
