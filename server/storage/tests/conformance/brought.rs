//! Lists of experts brought in.

use domain::id::ImportId;
use domain::time::Timestamp;
use storage::brought::ImportRow;

use crate::seed;

fn list(number: u32, made_at: i64) -> ImportRow {
    ImportRow {
        id: ImportId(seed::id(number)),
        made_by: seed::person_id(1),
        made_at: Timestamp(made_at),
        file_name: "Experts 2019.xlsx".to_owned(),
        body: "[]".to_owned(),
        decided: None,
    }
}

both! {
    async fn a_list_waits_until_somebody_decides_once(store: Place) {
        seed::school(&store).await?;
        for row in [list(1, 10), list(2, 20)] {
            kept!(store, work => work.brought().add(&row).await)?;
        }
        let short = |number, made_at| ImportRow { body: String::new(), ..list(number, made_at) };
        assert_eq!(seen!(store, work => work.brought().list(9).await), [short(2, 20), short(1, 10)]);
        assert_eq!(seen!(store, work => work.brought().list(1).await), [short(2, 20)]);
        let decide = async |at| kept!(store, work => work.brought().decide(list(1, 10).id, seed::person_id(1), Timestamp(at), "{}").await);
        assert!(decide(30).await?);
        assert!(!decide(31).await?);
        let decided = ImportRow { decided: Some((seed::person_id(1), Timestamp(30), "{}".to_owned())), ..list(1, 10) };
        assert_eq!(seen!(store, work => work.brought().find(list(1, 10).id).await), Some(decided));
        assert_eq!(seen!(store, work => work.brought().find(ImportId(seed::id(9))).await), None);
    }
}
