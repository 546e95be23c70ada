import edu.stanford.nlp.ling.CoreAnnotations.*;
import edu.stanford.nlp.ling.*;
import edu.stanford.nlp.pipeline.*;
import edu.stanford.nlp.semgraph.*;
import edu.stanford.nlp.trees.*;
import edu.stanford.nlp.util.CoreMap;
import java.io.*;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import javax.json.*;

/**
 * Stanford CoreNLP in a process of its own: the counterpart of language-peer.ts, started as a source file by corenlp.ts.
 *
 * In: what is given as the first argument, the annotators as the second, further properties as `name=value`; on standard
 * input a JSON list of texts. `text` reads them as they are, `trees` too, but makes no CoNLL-U of them; `words` takes a line
 * as a sentence and what stands between spaces as its words.
 * Out: a line of JSON with CoNLL-U over the same characters, its names (a tag a word, sentence by sentence) and its
 * constituency trees with their offsets, as far as the annotators made them; times and memory.
 */
public class CoreNlpPeer {
  static final String FIRST =
      "The foreign minister of Ruritania said on Tuesday that Grustark had shelled two villages near Zenda.";

  public static void main(String[] args) throws Exception {
    boolean given = args[0].equals("words");
    boolean rows = !args[0].equals("trees");
    Properties properties = new Properties();
    properties.setProperty("annotators", args[1]);
    properties.setProperty("tokenize.whitespace", String.valueOf(given));
    properties.setProperty("ssplit.eolonly", String.valueOf(given));
    // Nothing of the text may be lost, or the words could not be compared.
    if (!given) properties.setProperty("tokenize.options", "untokenizable=allKeep");
    if (!given) properties.setProperty("ssplit.newlineIsSentenceBreak", "two");
    // Names alone: no figures, dates and finer kinds, which are no part of what is compared.
    properties.setProperty("ner.applyNumericClassifiers", "false");
    properties.setProperty("ner.applyFineGrained", "false");
    properties.setProperty("ner.useSUTime", "false");
    properties.setProperty("ner.buildEntityMentions", "false");
    for (int at = 2; at < args.length; at++) {
      String[] pair = args[at].split("=", 2);
      properties.setProperty(pair[0], pair[1]);
    }
    List<String> texts = new ArrayList<>();
    try (JsonReader reader = Json.createReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (JsonValue value : reader.readArray()) texts.add(((JsonString) value).getString());
    }
    PrintStream out = System.out;
    System.setOut(System.err);
    long started = System.nanoTime();
    StanfordCoreNLP pipeline = new StanfordCoreNLP(properties);
    pipeline.annotate(new Annotation(FIRST));
    double start = (System.nanoTime() - started) / 1e6;
    List<Annotation> documents = new ArrayList<>();
    long begun = System.nanoTime();
    long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (String text : texts) {
      Annotation document = new Annotation(text);
      pipeline.annotate(document);
      documents.add(document);
    }
    double spent = (System.nanoTime() - begun) / 1e6;
    double core = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / 1e6;
    StringBuilder conllu = new StringBuilder();
    JsonArrayBuilder names = Json.createArrayBuilder();
    JsonArrayBuilder trees = Json.createArrayBuilder();
    for (int index = 0; index < documents.size(); index++) {
      JsonArrayBuilder sentences = Json.createArrayBuilder();
      int at = 0;
      for (CoreMap sentence : documents.get(index).get(SentencesAnnotation.class)) {
        if (rows) at = rows(conllu, texts.get(index), at, sentence);
        JsonArrayBuilder tags = Json.createArrayBuilder();
        for (CoreLabel token : sentence.get(TokensAnnotation.class)) tags.add(token.ner() == null ? "O" : token.ner());
        names.add(tags);
        Tree tree = sentence.get(TreeCoreAnnotations.TreeAnnotation.class);
        if (tree == null) continue;
        sentences.add(Json.createObjectBuilder()
            .add("start", sentence.get(CharacterOffsetBeginAnnotation.class))
            .add("end", sentence.get(CharacterOffsetEndAnnotation.class))
            .add("tree", tree.toString()));
      }
      trees.add(sentences);
    }
    JsonObject result = Json.createObjectBuilder()
        .add("conllu", conllu.toString()).add("names", names).add("trees", trees)
        .add("milliseconds", spent).add("coreMilliseconds", core).add("startMilliseconds", start).add("megabytes", megabytes())
        .build();
    out.write(result.toString().getBytes(StandardCharsets.UTF_8));
    out.println();
  }

  /** Appends a sentence's rows; characters that no token took stand as words of their own. Out: where it ended. */
  static int rows(StringBuilder out, String text, int at, CoreMap sentence) {
    SemanticGraph graph = sentence.get(SemanticGraphCoreAnnotations.BasicDependenciesAnnotation.class);
    Tree tree = sentence.get(TreeCoreAnnotations.TreeAnnotation.class);
    List<Label> universal = tree == null ? null : UniversalPOSMapper.mapTree(tree).preTerminalYield();
    List<CoreLabel> tokens = sentence.get(TokensAnnotation.class);
    List<String[]> rows = new ArrayList<>();
    Map<Integer, Integer> ids = new HashMap<>();
    for (CoreLabel token : tokens) {
      String lost = text.substring(Math.min(at, token.beginPosition()), token.beginPosition()).replaceAll("\\s+", "");
      if (!lost.isEmpty()) rows.add(new String[] {lost, "_", "X", "0", "dep"});
      // Two tokens may share characters: of each only what no earlier one took.
      String form = text.substring(Math.max(at, token.beginPosition()), Math.max(at, token.endPosition()));
      at = Math.max(at, token.endPosition());
      IndexedWord node = graph == null ? null : graph.getNodeByIndexSafe(token.index());
      SemanticGraphEdge edge = node == null || graph.getParent(node) == null
          ? null : graph.getEdge(graph.getParent(node), node);
      String upos = universal == null ? "X" : universal.get(token.index() - 1).value();
      ids.put(token.index(), rows.size() + 1);
      rows.add(new String[] {
          form.replaceAll("\\s+", " "), token.lemma() == null ? "_" : token.lemma().replaceAll("\\s+", " "), upos,
          edge == null ? "0" : String.valueOf(-edge.getGovernor().index()),
          edge == null ? "root" : edge.getRelation().toString()});
    }
    for (int row = 0; row < rows.size(); row++) {
      String[] cells = rows.get(row);
      int head = Integer.parseInt(cells[3]);
      out.append(String.join("\t", String.valueOf(row + 1), cells[0].isEmpty() ? "_" : cells[0], cells[1], cells[2], "_",
          "_", String.valueOf(head < 0 ? ids.get(-head) : 0), cells[4], "_", "_")).append('\n');
    }
    out.append('\n');
    return at;
  }

  /** The most that the process has held, from the system where it says, else the heap. */
  static double megabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status))
      for (String line : Files.readAllLines(status))
        if (line.startsWith("VmHWM")) return Integer.parseInt(line.replaceAll("\\D", "")) / 1000.0;
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }
}
