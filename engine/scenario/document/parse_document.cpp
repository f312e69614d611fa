#include "scenario/document/parse_document.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <unordered_map>
#include <utility>

#include "scenario/document/check_text.hpp"
#include "scenario/document/utf8.hpp"
#include "scenario/notation/excerpt.hpp"

namespace backlash::document {
namespace {

// Leaves the parser when going on makes no sense; the complaint has been made.
struct Abandoned {};

// A collection whose end has not been read.
struct Open {
    Node node;
    std::unordered_map<std::string, int> lines{};  // of the keys of a map
    bool awaits_value = false;                     // a map's key has been read
    bool is_duplicate = false;                     // drop that value
};

class TreeBuilder : public YAML::EventHandler {
  public:
    TreeBuilder(std::string_view text, const std::string& file, Complaints& complaints)
        : text_(text), file_(std::make_shared<const std::string>(file)), complaints_(complaints) {}

    // Nothing when parts of the tree were aliases: what they stand for is not known.
    std::optional<Node> take_root() {
        return has_aliases_ ? std::nullopt : std::optional<Node>(std::move(root_));
    }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (documents_++ > 0) abandon(place(mark), "a second document starts here", "one document a file");
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        refuse_anchor(mark, anchor);
        if (awaits_key()) return add_key(mark, "~");
        Node node;
        // The library reports an absent value at whatever comes next; its key is where one would look.
        node.where = open_.empty() || !open_.back().awaits_value ? place(mark)
                                                                 : open_.back().node.entries.back().where;
        add_value(std::move(node));
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        complaints_.add(place(mark).position(), "aliases (*name) are not allowed", "the value itself");
        has_aliases_ = true;
        if (awaits_key()) throw Abandoned{};
        add_value(Node{.kind = Node::Kind::null, .where = place(mark)});
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        refuse_anchor(mark, anchor);
        refuse_tag(mark, tag);
        if (awaits_key()) return add_key(mark, value);
        add_value(Node{.kind = Node::Kind::scalar, .where = place(mark), .scalar = value});
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, Node::Kind::list);
    }
    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, Node::Kind::map);
    }
    void OnMapEnd() override { close(); }

    // The library counts columns in bytes, editors in characters. Places come in the order of the text, so
    // that counting goes on from the last one: a long line would take forever otherwise.
    Place place(const YAML::Mark& mark) {
        if (mark.is_null()) return {file_, 0, 0};
        const auto here = std::min(static_cast<std::size_t>(mark.pos), text_.size());
        if (mark.line != last_line_ || here < last_offset_) {
            last_line_ = mark.line;
            last_offset_ = here - std::min(static_cast<std::size_t>(mark.column), here);
            last_column_ = 0;
        }
        last_column_ += count_characters(text_.substr(last_offset_, here - last_offset_));
        last_offset_ = here;
        return {file_, mark.line + 1, static_cast<int>(last_column_) + 1};
    }

  private:
    bool awaits_key() const {
        return !open_.empty() && open_.back().node.is_map() && !open_.back().awaits_value;
    }

    [[noreturn]] void abandon(const Place& where, std::string what, std::string expected) {
        complaints_.add(where.position(), std::move(what), std::move(expected));
        throw Abandoned{};
    }

    void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
        if (anchor != YAML::NullAnchor) {
            complaints_.add(place(mark).position(), "anchors (&name) are not allowed", "the value itself");
        }
    }

    void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
        if (!tag.empty() && tag != "?" && tag != "!") {
            complaints_.add(place(mark).position(), "tags (!name) are not allowed", "the value itself");
        }
    }

    void count_node(const YAML::Mark& mark) {
        if (++nodes_ > most_nodes) abandon(place(mark), "more than 100000 values", "a smaller file");
    }

    void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind) {
        refuse_anchor(mark, anchor);
        refuse_tag(mark, tag);
        count_node(mark);
        if (awaits_key()) abandon(place(mark), "a key is a list or a map", "a word");
        if (open_.size() >= static_cast<std::size_t>(deepest_nesting)) {
            abandon(place(mark), "nested too deeply", "at most 32 levels");
        }
        open_.push_back({.node = Node{.kind = kind, .where = place(mark)}});
    }

    void close() {
        Node node = std::move(open_.back().node);
        open_.pop_back();
        add_value(std::move(node));
    }

    void add_key(const YAML::Mark& mark, const std::string& key) {
        count_node(mark);
        Open& map = open_.back();
        const Place where = place(mark);
        const auto [known, is_new] = map.lines.emplace(key, where.line);
        if (!is_new) {
            complaints_.add(where.position(), "duplicate key " + excerpt(key),
                            "each key once; the first is in line " + std::to_string(known->second));
        }
        map.is_duplicate = !is_new;
        map.awaits_value = true;
        if (is_new) map.node.entries.push_back({key, where, {}});
    }

    void add_value(Node node) {
        if (open_.empty()) {
            root_ = std::move(node);
            return;
        }
        Open& parent = open_.back();
        if (parent.node.is_list()) {
            if (++nodes_ > most_nodes) abandon(node.where, "more than 100000 values", "a smaller file");
            parent.node.items.push_back(std::move(node));
        } else {
            if (!parent.is_duplicate) parent.node.entries.back().value = std::move(node);
            parent.awaits_value = false;
        }
    }

    std::string_view text_;
    std::shared_ptr<const std::string> file_;
    Complaints& complaints_;
    std::vector<Open> open_;
    Node root_;
    std::size_t nodes_ = 0;
    int documents_ = 0;
    bool has_aliases_ = false;
    int last_line_ = -1;  // of the last place, with its offset and its characters before it in the line
    std::size_t last_offset_ = 0;
    std::size_t last_column_ = 0;
};

}  // namespace

std::optional<Node> parse_document(std::string_view text, const std::string& file, Complaints& complaints) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    if (!check_text(text, file, complaints)) return std::nullopt;
    TreeBuilder builder(text, file, complaints);
    try {
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder)) {
            complaints.add({file, 0, 0}, "the file is empty", "keys with values");
            return std::nullopt;
        }
        parser.HandleNextDocument(builder);
        return builder.take_root();
    } catch (const YAML::Exception& mistake) {
        complaints.add(builder.place(mistake.mark).position(), "not YAML: " + mistake.msg);
    } catch (const Abandoned&) {
        return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace backlash::document
