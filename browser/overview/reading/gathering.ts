import type { Source } from "./reading.ts";

/** The files of an input, with their place in the chosen folder. */
export function chosenFiles(list: FileList | null): Source[] {
  return Array.from(list ?? [], (file) => ({ name: file.webkitRelativePath || file.name, file }));
}

/** What was dropped: files, and the files of dropped folders at any depth; `unreadable` are folders kept shut. */
export async function droppedFiles(data: DataTransfer): Promise<{ files: Source[]; unreadable: string[] }> {
  const found = { files: [] as Source[], unreadable: [] as string[] };
  // Both have to be asked for before the first pause: afterwards the list is empty.
  const items = Array.from(data.items, (item) => ({
    file: item.kind === "file" ? item.getAsFile() : null,
    entry: item.kind === "file" && item.webkitGetAsEntry ? item.webkitGetAsEntry() : null,
  }));
  for (const { file, entry } of items) {
    if (entry?.isDirectory) await walk(entry as FileSystemDirectoryEntry, found);
    else if (file) found.files.push({ name: file.name, file });
  }
  return found;
}

async function walk(
  folder: FileSystemDirectoryEntry,
  found: { files: Source[]; unreadable: string[] },
): Promise<void> {
  const reader = folder.createReader();
  try {
    // It gives a part of the entries at a time, and none at the end.
    for (let part = await readPart(reader); part.length; part = await readPart(reader)) {
      for (const entry of part) {
        if (entry.isDirectory) await walk(entry as FileSystemDirectoryEntry, found);
        else found.files.push(await fileOf(entry as FileSystemFileEntry));
      }
    }
  } catch {
    found.unreadable.push(folder.fullPath.slice(1));
  }
}

function readPart(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

/** From file:// Chromium lists a dropped folder but may refuse the files in it. */
function fileOf(entry: FileSystemFileEntry): Promise<Source> {
  const name = entry.fullPath.slice(1);
  return new Promise((resolve) =>
    entry.file((file) => resolve({ name, file }), () => resolve({ name, file: null }))
  );
}
