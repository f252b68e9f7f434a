//! A course as its authors would write it, in files, short and with questions of which the option `right` is right.

use std::collections::BTreeMap;

use interop::folder::write_ids;

/// The course most tests are about.
pub(crate) const COURSE: &str = "customs";
/// Its first module.
pub(crate) const FIRST: &str = "first-steps";
/// Its second module.
pub(crate) const SECOND: &str = "second-steps";

/// A course to be written.
#[derive(Debug, Clone)]
pub(crate) struct Content {
    pub(crate) id: &'static str,
    pub(crate) slug: &'static str,
    pub(crate) access: &'static str,
    pub(crate) completed_by: &'static str,
    pub(crate) modules: Vec<Module>,
    pub(crate) final_assessment: bool,
}

/// A module to be written; its lessons and questions are numbered after its id.
#[derive(Debug, Clone)]
pub(crate) struct Module {
    pub(crate) id: &'static str,
    pub(crate) slug: &'static str,
    pub(crate) code: &'static str,
    /// In English and French.
    pub(crate) title: (&'static str, &'static str),
    /// Slug and minutes.
    pub(crate) lessons: Vec<(&'static str, u32)>,
    /// Minutes a sitting may last.
    pub(crate) limit: Option<u32>,
    /// `graded` or `practice`.
    pub(crate) conduct: &'static str,
    /// To come: it has no folder.
    pub(crate) announced: bool,
    /// How many people mark its second question; none if the program does.
    pub(crate) markers: Option<u8>,
    /// More lines of the quiz's rules.
    pub(crate) rules: &'static str,
}

/// Two modules, the second with a time limit, and a final assessment; two hours of learning.
pub(crate) fn customs() -> Content {
    let first = module("c-a", FIRST, "A", ("First steps", "Premiers pas"), &[("the-post", 30), ("the-queue", 45)]);
    let second = module("c-b", SECOND, "B", ("Second steps", "Deuxièmes pas"), &[("the-scale", 45)]);
    let modules = vec![first, Module { limit: Some(20), ..second }];
    Content { id: "c", slug: COURSE, access: "members", completed_by: "lessons-and-quiz", modules, final_assessment: true }
}

/// A course of one module: one question that the program marks, and one that so many people mark.
pub(crate) fn essays(markers: u8) -> Content {
    let plain = module("e-a", "essays", "E", ("Essays", "Rédactions"), &[("the-pen", 60)]);
    let modules = vec![Module { markers: Some(markers), ..plain }];
    Content { id: "e", slug: COURSE, access: "members", completed_by: "quiz", modules, final_assessment: false }
}

/// For those who read on paper: the quiz alone completes its one module.
pub(crate) fn on_paper() -> Content {
    let modules = vec![module("p-a", "on-paper", "P", ("On paper", "Sur papier"), &[("the-book", 60)])];
    Content { id: "p", slug: "paper", access: "members", completed_by: "quiz", modules, final_assessment: false }
}

/// A module that is there, without a time limit.
pub(crate) fn module(
    id: &'static str,
    slug: &'static str,
    code: &'static str,
    title: (&'static str, &'static str),
    lessons: &[(&'static str, u32)],
) -> Module {
    Module { id, slug, code, title, lessons: lessons.to_vec(), limit: None, conduct: "graded", announced: false, markers: None, rules: "" }
}

impl Content {
    /// Its files.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::from([(format!("{}/course.toml", self.slug), self.plan())]);
        if self.final_assessment {
            let questions = questions(&format!("{}-f", self.id));
            files.insert(format!("{}/final.toml", self.slug), format!("{}\n{questions}", quiz(80, 2, None, "graded")));
        }
        for module in self.modules.iter().filter(|module| !module.announced) {
            files.extend(module.files(&format!("{}/{}", self.slug, module.slug)));
        }
        let mut files: BTreeMap<String, Vec<u8>> = files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
        let marked = write_ids(&files).expect("translations can be marked");
        files.extend(marked.into_iter().map(|(path, text)| (path, text.into_bytes())));
        files
    }

    fn plan(&self) -> String {
        let Self { id, access, completed_by, .. } = self;
        let modules: Vec<String> = self.modules.iter().map(Module::plan).collect();
        format!(
            r#"
id = "{id}"
code = "{}"
topic = "basics"
access = "{access}"
languages = ["en", "fr"]
completed_by = "{completed_by}"
title = {{ en = "Customs", fr = "La douane" }}
summary = {{ en = "Know a post.", fr = "Connaître un poste." }}

[[outcome]]
id = "o1"
en = "Run a post."
fr = "Diriger un poste."
{}"#,
            id.to_uppercase(),
            modules.concat()
        )
    }
}

impl Module {
    fn plan(&self) -> String {
        let Self { slug, code, title: (english, french), .. } = self;
        let planned = if self.announced {
            let (lessons, minutes) = (self.lessons.len(), self.lessons.iter().map(|(_, minutes)| minutes).sum::<u32>());
            format!(
                r#"code = "{code}"
announced = {{ en = "{english}", fr = "{french}" }}
lessons_planned = {lessons}
minutes_planned = {minutes}
"#
            )
        } else {
            String::new()
        };
        format!("\n[[module]]\nslug = \"{slug}\"\n{planned}")
    }

    fn questions(&self) -> String {
        let prefix = format!("{}-q", self.id);
        match self.markers {
            Some(markers) => format!("{}{}", question(&format!("{prefix}1")), written(&format!("{prefix}2"), markers)),
            None => questions(&prefix),
        }
    }

    fn files(&self, folder: &str) -> BTreeMap<String, String> {
        let Self { id, code, title: (english, french), .. } = self;
        let lessons: Vec<&str> = self.lessons.iter().map(|(slug, _)| *slug).collect();
        let head = format!(
            r#"
id = "{id}"
code = "{code}"
title = {{ en = "{english}", fr = "{french}" }}
summary = {{ en = "You can do it.", fr = "Vous savez le faire." }}
lessons = {lessons:?}

[[objective]]
id = "{id}-1"
en = "Do it."
fr = "Le faire."

{}"#,
            quiz(75, 3, self.limit, self.conduct) + self.rules
        );
        let mut files = BTreeMap::from([(format!("{folder}/module.toml"), head), (format!("{folder}/questions.toml"), self.questions())]);
        for (place, (slug, minutes)) in self.lessons.iter().enumerate() {
            let id = format!("{id}-l{}", place + 1);
            let english = format!("+++\nid = \"{id}\"\ntitle = \"About {slug}\"\nminutes = {minutes}\n+++\n\nWords on {slug}. {{#p1}}\n");
            let french = format!("+++\nid = \"{id}\"\ntitle = \"Sur {slug}\"\n+++\n\nMots sur {slug}. {{#p1}}\n");
            files.extend([(format!("{folder}/{slug}/en.md"), english), (format!("{folder}/{slug}/fr.md"), french)]);
        }
        files
    }
}

/// The rules of a quiz that draws both of its questions.
fn quiz(pass: u32, attempts: u32, limit: Option<u32>, conduct: &str) -> String {
    let minutes = limit.map(|minutes| format!("minutes = {minutes}\n")).unwrap_or_default();
    format!("[quiz]\ndraw = 2\npass = {pass}\nattempts = {attempts}\n{minutes}conduct = \"{conduct}\"\n")
}

/// Two questions.
fn questions(prefix: &str) -> String {
    [1, 2].map(|number| question(&format!("{prefix}{number}"))).concat()
}

fn question(id: &str) -> String {
    format!(
        r#"
[[question]]
id = "{id}"
kind = "single"
difficulty = 1
stem = {{ en = "Which one in {id}?", fr = "Lequel, en {id} ?" }}

  [[question.option]]
  id = "right"
  share = 100
  text = {{ en = "this one", fr = "celui-ci" }}
  why = {{ en = "It is.", fr = "En effet." }}

  [[question.option]]
  id = "wrong"
  share = 0
  text = {{ en = "that one", fr = "celui-là" }}
  why = {{ en = "It is not.", fr = "Non." }}
"#
    )
}

/// A question that so many people mark: half of the marks for the cause, half for the effect.
fn written(id: &str, markers: u8) -> String {
    let criterion = |id: &str| {
        format!(
            r#"
  [[question.criterion]]
  id = "{id}"
  share = 50
  text = {{ en = "The {id}", fr = "{id}" }}

    [[question.criterion.level]]
    percent = 100
    text = {{ en = "{id} explained", fr = "expliqué" }}

    [[question.criterion.level]]
    percent = 0
    text = {{ en = "no {id}", fr = "absent" }}
"#
        )
    };
    format!(
        r#"
[[question]]
id = "{id}"
kind = "written"
difficulty = 2
most = 200
markers = {markers}
stem = {{ en = "Write a risk.", fr = "Rédigez un risque." }}
model = {{ en = "Because so, therefore thus.", fr = "Faute de, donc." }}
{}{}"#,
        criterion("cause"),
        criterion("effect")
    )
}
