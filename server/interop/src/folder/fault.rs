//! What can be wrong with a block of a lesson and with a question; worded for the person who writes them.

/// What may be wrong with the blocks of a lesson.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BlockFault {
    /// A block without an id.
    #[error("this block has no id: run `server import --write-ids`, or end it with {{#id}}")]
    MissingId,
    /// A mark that cannot be read.
    #[error("this mark cannot be read: write {{#id}} or {{#id of=01234567}}, an id of 1 to 16 of a-z, 0-9 and -")]
    BadMark,
    /// A mark where none is allowed.
    #[error("a mark stands here where none may: only at the end of a block, after a table or on a container's first line")]
    MisplacedMark,
    /// A mark with no block before it.
    #[error("this mark has no block: put it at the end of one, without an empty line between")]
    LoneMark,
    /// An id used twice in one file.
    #[error("the block id {id} stands twice in this file: give one of them another")]
    Duplicate {
        /// The id.
        id: String,
    },
    /// A translated block that does not say what it was made from.
    #[error("the block {id} does not say which text it was made from: `server import --write-ids` adds of=")]
    MissingOf {
        /// The block.
        id: String,
    },
    /// A block of the source that says it was made from another.
    #[error("of= stands in translations only: remove it, this is the course's first language")]
    OfInSource,
    /// A block that the translation lacks.
    #[error("the block {id} of the first language is missing here: translate it")]
    Missing {
        /// The block.
        id: String,
    },
    /// A block that only the translation has.
    #[error("the block {id} is not in the first language: remove it or add it there")]
    Extra {
        /// The block.
        id: String,
    },
    /// The same blocks in another order.
    #[error("the block {id} stands elsewhere than in the first language: keep the same order")]
    Order {
        /// The first that is out of place.
        id: String,
    },
    /// Another kind of block than in the source.
    #[error("the block {id} is of another kind in the first language: make them the same")]
    KindDiffers {
        /// The block.
        id: String,
    },
    /// Another number of blocks than in the source, so that ids cannot be given by position.
    #[error("there are {found} blocks here and {expected} in the first language: make them correspond, then write ids")]
    CountDiffers {
        /// Here.
        found: usize,
        /// In the source.
        expected: usize,
    },
    /// A container the format does not know.
    #[error(":::{name} is not a container: use :::figure, :::answer or :::keypoints")]
    UnknownContainer {
        /// Its name.
        name: String,
    },
    /// A container that does not end.
    #[error("this container is not closed: end it with a line :::")]
    NotClosed,
    /// An end without a container.
    #[error("there is no container to close here: remove this line")]
    NotOpened,
    /// A block with no text.
    #[error("this block is empty: write it or remove it")]
    Empty,
    /// A block too long to be one.
    #[error("this block is longer than {limit} bytes: divide it")]
    TooLong {
        /// The most a block may have.
        limit: usize,
    },
    /// More blocks than a lesson can have.
    #[error("there are more than {limit} blocks from here on: make several lessons of it")]
    TooMany {
        /// The most a lesson may have.
        limit: usize,
    },
    /// An item within an item.
    #[error("an item may not stand within another: begin the line without spaces")]
    NestedItem,
    /// A heading of another level than the second.
    #[error("only headings of the second level stand in a lesson: write ## and a space")]
    HeadingLevel,
    /// A figure without a file, or with a bad name.
    #[error("name the drawing: :::figure name.svg")]
    FigureName,
    /// A figure whose file is not there.
    #[error("{name} is not in the module's figures folder: add it or correct the name")]
    MissingFigure {
        /// The file's name.
        name: String,
    },
    /// A translation that shows another drawing.
    #[error("the figure is {name} in the first language: show the same drawing")]
    OtherFigure {
        /// The drawing of the source.
        name: String,
    },
    /// A slot of the drawing without words.
    #[error("the drawing has a slot {slot}: add {slot} = \"…\"")]
    MissingSlot {
        /// The slot.
        slot: String,
    },
    /// A key that cannot name a slot.
    #[error("{slot} cannot name a slot: use a-z, 0-9 and _, beginning with a letter")]
    SlotName {
        /// The key.
        slot: String,
    },
    /// Words for a slot that the drawing does not have.
    #[error("the drawing has no slot {slot}: remove it or correct the name")]
    UnusedSlot {
        /// The slot.
        slot: String,
    },
}

/// What may be wrong with a question.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QuestionFault {
    /// A kind there is not.
    #[error(
        "{kind} is not a kind: use single, multiple, true-false, numeric, match, classify, order, short, gaps, parts, written or moment"
    )]
    UnknownKind {
        /// What was written.
        kind: String,
    },
    /// A key that belongs to another kind of question.
    #[error("{key} does not belong to a question of kind {kind}: remove it")]
    ForeignKey {
        /// The key.
        key: String,
        /// The kind.
        kind: &'static str,
    },
    /// Too few options, targets or items.
    #[error("there must be at least {least} {what}: add some")]
    TooFew {
        /// Of what.
        what: &'static str,
        /// How many are needed.
        least: usize,
    },
    /// A single choice whose shares are not one of 100 and the rest none.
    #[error("exactly one option of a single choice has share = 100 and no other is above 0: correct the shares")]
    SingleShares,
    /// A multiple choice whose right shares do not make up the whole.
    #[error("the shares above 0 make {sum}: they must make exactly 100")]
    MultipleShares {
        /// What they make.
        sum: i64,
    },
    /// A day or a time that cannot be read.
    #[error("{written} is not a {asks}: write a day as 2026-03-14, a time as 14:30, both with a space between them")]
    NoMoment {
        /// What was written.
        written: String,
        /// What is asked for.
        asks: &'static str,
    },
    /// An error whose value is right.
    #[error("{value} is right within the tolerance: it shows no error")]
    SlipIsRight {
        /// The value.
        value: String,
    },
    /// Typed words none of which is wholly right.
    #[error("one wording must have the share 100")]
    NoFullWording,
    /// A practice that weighs marks by certainty.
    #[error("a practice tells at once how an answer stands: nobody is asked there how sure they are")]
    CertaintyInPractice,
    /// Pools that give another number than is drawn.
    #[error("the pools give {sum}, and {draw} are to be drawn")]
    PoolSum {
        /// What they give together.
        sum: u32,
        /// What is drawn.
        draw: i64,
    },
    /// Parts whose shares do not make up the whole.
    #[error("the shares of the parts make {sum}: they must make exactly 100")]
    PartShares {
        /// What they make.
        sum: u32,
    },
    /// Criteria whose shares do not make up the whole.
    #[error("the shares of the criteria make {sum}: they must make exactly 100")]
    CriterionShares {
        /// What they make.
        sum: u32,
    },
    /// Levels among which the whole or nothing cannot be chosen, or two alike.
    #[error("the levels of a criterion must differ in percent, one of them 0 and one 100")]
    Levels,
    /// A question that a person marks, in a practice.
    #[error("a person marks {id}, and a practice tells at once: move it to a graded quiz")]
    NotAtOnce {
        /// The question.
        id: String,
    },
    /// A pool with fewer questions than are drawn of it.
    #[error("{draw} questions are drawn of this pool and {there} belong to it: draw fewer or write more")]
    PoolTooSmall {
        /// Drawn.
        draw: u32,
        /// There are.
        there: usize,
    },
    /// An area that does not lie within its picture.
    #[error("the area does not lie within the picture: x and width, y and height together reach at most 24")]
    AreaOutside,
    /// Two areas that share a point.
    #[error("the area overlaps an earlier one")]
    AreasMeet,
    /// More areas than a picture may have.
    #[error("a picture has at most {most} areas")]
    TooManyAreas {
        /// So many.
        most: usize,
    },
    /// An option's id that two parts of a question have.
    #[error("the option {id} stands in two parts: ids of options are unique in a question")]
    OptionOfTwoParts {
        /// The id.
        id: String,
    },
    /// A part without its gap, or with several.
    #[error("the text has not exactly one gap [[{id}]]")]
    GapOnce {
        /// The part.
        id: String,
    },
    /// A gap without a part.
    #[error("there is no part for the gap [[{id}]]")]
    UnknownGap {
        /// What stands in it.
        id: String,
    },
    /// A formula that cannot be read.
    #[error("the formula {formula} cannot be read: {message}")]
    Formula {
        /// As written.
        formula: String,
        /// What is wrong with it.
        message: String,
    },
    /// A formula that names no parameter.
    #[error("{name} is not a parameter of this question: add it to parameters or correct the name")]
    UnknownParameter {
        /// The name.
        name: String,
    },
    /// A parameter that nothing uses.
    #[error("the parameter {name} is used nowhere: remove it")]
    UnusedParameter {
        /// The name.
        name: String,
    },
    /// A parameter's name that a formula cannot hold.
    #[error("{name} cannot name a parameter: use a-z, 0-9 and _, beginning with a letter, and not key")]
    ParameterName {
        /// The name.
        name: String,
    },
    /// A parameter with no values, or with too many.
    #[error("the parameter {name} needs from not above to, a step above 0 and at most 10000 values")]
    ParameterRange {
        /// The name.
        name: String,
    },
    /// More parameters than a question needs.
    #[error("there are more than {limit} parameters: take fewer")]
    TooManyParameters {
        /// The most there may be.
        limit: usize,
    },
    /// A formula without a value for some draw.
    #[error("{formula} has no value when {values}: change the formula or the parameters")]
    NoValue {
        /// The formula.
        formula: String,
        /// A draw for which it has none.
        values: String,
    },
    /// A stem that tells the key.
    #[error("the question gives its own answer away: remove {{key}} from the stem")]
    KeyInStem,
    /// A brace that opens and does not close.
    #[error("a brace {{ is not closed: write {{formula}}")]
    OpenBrace,
    /// A target that is not there.
    #[error("there is no target {id}: correct the id or add the target")]
    UnknownTarget {
        /// The id.
        id: String,
    },
    /// A target taken twice in a match.
    #[error("the target {id} is taken by two items: in a match each target goes once; use classify otherwise")]
    TargetTwice {
        /// The id.
        id: String,
    },
    /// More questions drawn than there are.
    #[error("{draw} questions are drawn and there are {there}: draw fewer or write more")]
    DrawTooMany {
        /// Drawn.
        draw: i64,
        /// There are.
        there: usize,
    },
}
