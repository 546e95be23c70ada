/** Files of a drop, folders opened, each under its path within what was dropped. */
export interface Named {
  file: File;
  path: string;
}

export async function filesOf(items: DataTransferItemList): Promise<Named[]> {
  const files: Named[] = [];
  const walk = async (entry: FileSystemEntry): Promise<void> => {
    if (entry.isFile) {
      const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
      files.push({ file, path: entry.fullPath.replace(/^\//, '') || file.name });
      return;
    }
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    for (;;) {
      const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
      if (batch.length === 0) break;
      for (const child of batch) await walk(child);
    }
  };
  // Entries must be taken before the first wait: the list of a drop is emptied then.
  const taken = [...items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  for (const { entry, file } of taken) {
    if (entry) await walk(entry);
    else if (file) files.push({ file, path: file.name });
  }
  return files;
}
